/**
 * Patient bootstrap weights and percentile limits; the uniforms come from the caller. Start at
 * {@link org.reliefspan.numerics.resample.PatientBootstrapWeights}.
 */
@NullMarked
package org.reliefspan.numerics.resample;

import org.jspecify.annotations.NullMarked;
