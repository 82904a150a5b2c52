/**
 * Figures as SVG: equal data give equal bytes on every machine. Start at {@link
 * org.reliefspan.report.chart.CurveChart}.
 */
@NullMarked
package org.reliefspan.report.chart;

import org.jspecify.annotations.NullMarked;
