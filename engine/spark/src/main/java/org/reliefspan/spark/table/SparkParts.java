package org.reliefspan.spark.table;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.reliefspan.analysis.parts.PartFunction;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.RefusedRowException;

/**
 * Parts that Spark keeps, one element per partition. Tables may go to disk; what is derived from
 * them is made anew when memory is short, so it need not be serializable.
 */
final class SparkParts<P> implements Parts<P> {
  private final JavaRDD<P> parts;

  private SparkParts(JavaRDD<P> parts) {
    this.parts = parts;
  }

  static <P extends Serializable> SparkParts<P> of(JavaRDD<P> parts) {
    return new SparkParts<>(parts.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  @Override
  public <Q> Parts<Q> derive(PartFunction<P, Q> function) {
    return new SparkParts<>(parts.map(function::apply));
  }

  @Override
  public <Q> Parts<Q> prepare(PartFunction<P, Q> function) {
    return new SparkParts<>(parts.<Q>map(function::apply).persist(StorageLevel.MEMORY_ONLY()));
  }

  @Override
  public <R> List<R> collect(PartFunction<P, R> function) {
    return collected(parts.map(function::apply));
  }

  /**
   * Brings results back. What a task refuses is refused here in the same words: Spark wraps it, and
   * its own words may quote a row.
   */
  static <R> List<R> collected(JavaRDD<R> results) {
    try {
      return results.collect();
    } catch (Exception failure) { // SparkException is checked, but Scala does not declare it
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof FormulaException refused) {
          throw refused;
        }
        if (cause instanceof RefusedRowException row) {
          throw new FormulaException(row.at("a row"));
        }
        if (cause instanceof NotEstimableException reason) {
          throw reason;
        }
        if (String.valueOf(cause.getMessage()).contains("MALFORMED_RECORD")) {
          throw new FormulaException(
              "A row of the table has more or fewer cells than the header. Maybe a quote is open?");
        }
      }
      throw new IllegalStateException("Spark did not finish its work", failure);
    }
  }
}
