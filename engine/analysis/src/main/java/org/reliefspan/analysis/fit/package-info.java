/**
 * The models of {@code fit}: each turns a {@link org.reliefspan.analysis.design.ModelFrame} and
 * options into a {@link org.reliefspan.domain.fit.FittedModel}. No mathematics: that is in {@code
 * numerics}.
 *
 * <p>To add a model: implement {@link org.reliefspan.analysis.fit.FitModel} (name, summary,
 * example, options it reads, role of the right side, kind of response, and {@code fit}), add it to
 * {@link org.reliefspan.analysis.fit.FitModels}, and add its cases to {@code
 * datasets/golden/agreement.csv}. What cannot be estimated becomes an empty value and a note; a
 * {@link org.reliefspan.numerics.model.NotEstimableException} that leaves {@code fit} becomes a
 * result with no terms and its reason as note. A model whose rows add up also implements {@link
 * org.reliefspan.analysis.fit.ScalableModel}.
 */
@NullMarked
package org.reliefspan.analysis.fit;

import org.jspecify.annotations.NullMarked;
