package org.reliefspan.spark.distribute;

import java.io.Serializable;
import java.util.function.Function;

/** A function that can travel to other machines. */
@FunctionalInterface
public interface SerializableFunction<T, R> extends Function<T, R>, Serializable {}
