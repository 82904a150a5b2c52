package org.reliefspan.domain.pathway;

import java.io.Serializable;

/**
 * A named expression of a patient who is on the way.
 *
 * @param name as in expressions and results
 * @param value what it is
 * @param place where it stands
 */
public record MeasureSpec(String name, Written value, Place place) implements Serializable {}
