package org.reliefspan.simulation.facility;

final class AppointmentBook {
  long book(int step, long now, long earliest, long target, long latest) {
    throw new UnsupportedOperationException();
  }

  void free(int step, long tick) {}
}
