package org.reliefspan.domain.catalog;

import java.util.OptionalDouble;

/**
 * An active ingredient.
 *
 * @param rxnorm RxNorm concept number of the ingredient, empty when there is none
 * @param morphineFactor milligrams of morphine per unit of the ingredient (CDC 2022); empty when
 *     the ingredient does not count towards morphine equivalents
 */
public record Medication(
    String id, String ingredient, String rxnorm, OptionalDouble morphineFactor) {}
