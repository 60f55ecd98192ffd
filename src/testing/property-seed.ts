import fc from 'fast-check';

/**
 * Every run of the tests tries the same inputs, so that what was green stays green until something changes. Others are tried with
 * `PROPERTY_SEED=random`, or with the number that a failure prints.
 */
const { PROPERTY_SEED = '20261130' } = process.env;
if (PROPERTY_SEED !== 'random') fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
