package org.reliefspan.domain.pathway;

import java.io.Serializable;

/**
 * When an estimate is used beyond the data that it was made from.
 *
 * @param estimate name in the file
 * @param covariate as the estimate calls it
 * @param outside truth, whether a patient who begins is outside what was seen
 * @param place where it stands
 */
public record Extrapolation(String estimate, String covariate, Written outside, Place place)
    implements Serializable {}
