package org.reliefspan.spark;

import java.nio.file.Path;
import org.reliefspan.spark.session.EngineSession;
import org.reliefspan.spark.session.SparkSettings;

/** One session for all tests; another is opened only after the one before is closed. */
public final class SharedSession {
  private static EngineSession current = open(2, 7);

  private SharedSession() {}

  private static EngineSession open(int threads, int partitions) {
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"), "reliefspan-tests");
    return new EngineSession(SparkSettings.local(threads, scratch).withPartitions(partitions));
  }

  /** The session, with any settings. */
  public static synchronized EngineSession get() {
    return current;
  }

  /** The session with these settings; it replaces the one before where they differ. */
  public static synchronized EngineSession with(int threads, int partitions) {
    EngineSession wanted = open(threads, partitions);
    if (!wanted.settings().equals(current.settings())) {
      current.close();
      current = wanted;
    }
    return current;
  }
}
