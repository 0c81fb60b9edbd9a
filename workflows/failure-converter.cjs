const { DefaultFailureConverter } = require('@temporalio/common');

/**
 * Messages and stack traces of failures become a payload, which the codecs then encrypt. Plain JavaScript: the engine's
 * library loads it by its path, in the workflow bundle and outside.
 */
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
