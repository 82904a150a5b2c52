package org.reliefspan.report.table;

import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;

/** One point with the curve it belongs to. */
public record CurveRow(Curve curve, CurvePoint point) {}
