/**
 * {@code results.json}, everything in the tables with types and explanations, and {@code
 * manifest.json}, where it came from; both read back without loss. Start at {@link
 * org.reliefspan.report.json.ResultsFile}.
 */
@NullMarked
package org.reliefspan.report.json;

import org.jspecify.annotations.NullMarked;
