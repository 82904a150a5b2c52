package org.reliefspan.spark.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Spark, started when first needed. One may be open in a process at a time. */
public final class EngineSession implements AutoCloseable {
  private final SparkSettings settings;
  private @Nullable SparkSession spark;

  public EngineSession(SparkSettings settings) {
    this.settings = settings;
  }

  public SparkSettings settings() {
    return settings;
  }

  /** Whether Spark has been started. */
  public synchronized boolean isStarted() {
    return spark != null;
  }

  /** Spark itself, for the rooms of this module only. */
  public synchronized SparkSession spark() {
    if (spark == null) {
      spark = start();
    }
    return spark;
  }

  /** The context of {@link #spark()}. */
  public JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark().sparkContext());
  }

  private SparkSession start() {
    try {
      Files.createDirectories(settings.scratch());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return SparkSession.builder().config(configuration()).getOrCreate();
  }

  private SparkConf configuration() {
    String scratch = settings.scratch().toString();
    String partitions = Integer.toString(settings.partitions());
    SparkConf configuration = new SparkConf();
    if (isOnThisMachine()) {
      configuration
          .set("spark.driver.host", "127.0.0.1")
          .set("spark.driver.bindAddress", "127.0.0.1");
    }
    return configuration
        .setAppName("reliefspan")
        .setMaster(settings.master())
        .set("spark.ui.enabled", "false")
        .set("spark.ui.showConsoleProgress", "false")
        .set("spark.log.structuredLogging.enabled", "false")
        .set("spark.local.dir", scratch)
        .set("spark.sql.warehouse.dir", settings.scratch().resolve("warehouse").toUri().toString())
        .set("spark.sql.catalogImplementation", "in-memory")
        .set("spark.sql.session.timeZone", "UTC")
        .set("spark.sql.adaptive.enabled", "false")
        .set("spark.sql.shuffle.partitions", partitions)
        .set("spark.default.parallelism", partitions)
        .set("spark.sql.files.minPartitionNum", partitions)
        .set("spark.sql.files.openCostInBytes", "65536")
        .set("spark.sql.csv.parser.columnPruning.enabled", "false");
  }

  /** A master on this machine is spoken to over loopback only. */
  private boolean isOnThisMachine() {
    String master = settings.master();
    return master.startsWith("local") || master.contains("//127.0.0.1");
  }

  @Override
  public synchronized void close() {
    if (spark != null) {
      spark.stop();
      spark = null;
    }
  }
}
