import fc from 'fast-check'

// Runs before every test file: the same cases for every bent line, and no search for the smallest that tells.
fc.configureGlobal({ seed: 6962, endOnFailure: true })
