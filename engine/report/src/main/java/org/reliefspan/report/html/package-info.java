/**
 * The report for people: one self-contained HTML page with its figures. Start at {@link
 * org.reliefspan.report.html.Report}.
 */
@NullMarked
package org.reliefspan.report.html;

import org.jspecify.annotations.NullMarked;
