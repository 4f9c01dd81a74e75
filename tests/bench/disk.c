/* Preloaded into a process: counts its flushes into the file FLUSH_COUNT names, and makes each FLUSH_MORE_US slower. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static unsigned more_us;
static unsigned long ignored, *count = &ignored;

__attribute__((constructor)) static void prepare(void) {
  const char *path = getenv("FLUSH_COUNT"), *more = getenv("FLUSH_MORE_US");
  if (more) more_us = atoi(more);
  if (!path) return;
  int file = open(path, O_RDWR | O_CREAT, 0600);
  if (file < 0 || ftruncate(file, sizeof *count)) return;
  void *shared = mmap(0, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (shared != MAP_FAILED) count = shared;
  close(file);
}

static int flush(const char *name, int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int result = real(file);
  __atomic_add_fetch(count, 1, __ATOMIC_RELAXED);
  if (more_us) usleep(more_us);
  return result;
}

int fsync(int file) { return flush("fsync", file); }
int fdatasync(int file) { return flush("fdatasync", file); }
