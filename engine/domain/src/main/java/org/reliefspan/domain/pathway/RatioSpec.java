package org.reliefspan.domain.pathway;

import java.io.Serializable;

/**
 * An outcome that is the mean of one outcome divided by that of another, such as the cost of a
 * success. All strategies have the same ones.
 *
 * @param name as in results
 * @param numerator outcome that is added up
 * @param denominator outcome that is added up
 * @param unit for readers, may be empty
 * @param place where it stands
 */
public record RatioSpec(String name, String numerator, String denominator, String unit, Place place)
    implements Serializable {}
