package org.reliefspan.spark.table;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.reliefspan.analysis.parts.PartFunction;
import org.reliefspan.analysis.parts.Parts;

/**
 * Parts that Spark keeps, one element per partition. Tables may go to disk; what is derived from
 * them is made anew when memory is short, so it need not be serializable.
 */
final class SparkParts<P> implements Parts<P> {
  private final JavaRDD<P> parts;

  private SparkParts(JavaRDD<P> parts, StorageLevel level) {
    this.parts = parts.persist(level);
  }

  static <P extends Serializable> SparkParts<P> of(JavaRDD<P> parts) {
    return new SparkParts<>(parts, StorageLevel.MEMORY_AND_DISK());
  }

  @Override
  public <Q> Parts<Q> prepare(PartFunction<P, Q> function) {
    return new SparkParts<>(parts.map(function::apply), StorageLevel.MEMORY_ONLY());
  }

  @Override
  public <R> List<R> collect(PartFunction<P, R> function) {
    return parts.map(function::apply).collect();
  }
}
