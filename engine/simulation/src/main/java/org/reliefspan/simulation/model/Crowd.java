package org.reliefspan.simulation.model;

/** Other patients, where resources are limited. */
public interface Crowd {
  /** Nobody else. */
  Crowd NOBODY =
      new Crowd() {
        @Override
        public int waiting(int activity) {
          return 0;
        }

        @Override
        public int inService(int activity) {
          return 0;
        }
      };

  /** How many wait for an activity. */
  int waiting(int activity);

  /** How many sessions of an activity last. */
  int inService(int activity);
}
