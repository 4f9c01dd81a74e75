import fc from 'fast-check'

// Runs before every test file: the whole run shares one printed seed.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED) })
