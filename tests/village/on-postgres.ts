import { inject } from 'vitest'

// Before any table is made: the engine is chosen once per process.
process.env.DATABASE_URL = inject('postgresTemplate')
