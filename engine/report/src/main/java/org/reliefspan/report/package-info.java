/**
 * Rendering of published results, and of nothing else: a folder with a report, tables, figures and
 * a manifest. Start at {@link org.reliefspan.report.ResultsFolder}.
 */
@NullMarked
package org.reliefspan.report;

import org.jspecify.annotations.NullMarked;
