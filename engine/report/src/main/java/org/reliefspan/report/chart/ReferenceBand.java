package org.reliefspan.report.chart;

/** A span of days that is shaded because people expect relief to end there. */
public record ReferenceBand(double fromDay, double toDay, String label) {}
