package org.reliefspan.domain.clinical;

/** Birth, death and the ends of observation. */
public enum LifeEvent {
  BIRTH,
  ENROLMENT_START,
  ENROLMENT_END,
  DEATH
}
