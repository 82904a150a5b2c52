package org.reliefspan.spark.store;

/** A folder that is not a store this version can read. */
public final class StoreFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFormatException(String message) {
    super(message);
  }
}
