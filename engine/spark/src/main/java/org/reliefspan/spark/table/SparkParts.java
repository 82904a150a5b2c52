package org.reliefspan.spark.table;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.reliefspan.analysis.parts.PartFunction;
import org.reliefspan.analysis.parts.Parts;

/** Parts that Spark keeps, one element per partition. */
final class SparkParts<P> implements Parts<P> {
  private final JavaRDD<P> parts;

  SparkParts(JavaRDD<P> parts) {
    this.parts = parts.persist(StorageLevel.MEMORY_AND_DISK());
  }

  @Override
  public <Q> Parts<Q> prepare(PartFunction<P, Q> function) {
    return new SparkParts<>(parts.map(function::apply));
  }

  @Override
  public <R> List<R> collect(PartFunction<P, R> function) {
    return parts.map(function::apply).collect();
  }
}
