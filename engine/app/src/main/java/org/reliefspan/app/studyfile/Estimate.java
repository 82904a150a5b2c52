package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.Extrapolation;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.MeasureSpec;
import org.reliefspan.domain.pathway.ParameterSpec;

/**
 * An estimate as parts of a pathway.
 *
 * @param name in the file
 * @param parameters its coefficients
 * @param joint how they vary together
 * @param law of durations, if it is one
 * @param measures means that the pathway may use by name
 * @param extrapolations when patients are beyond what it has seen
 */
record Estimate(
    String name,
    List<ParameterSpec> parameters,
    JointParameters joint,
    Optional<Law> law,
    List<MeasureSpec> measures,
    List<Extrapolation> extrapolations) {}
