package org.reliefspan.domain.facility;

/** What becomes of a session that is interrupted by somebody of higher priority. */
public enum Preemption {
  /** Nobody is interrupted. */
  NONE,
  /** It goes on later where it was. */
  RESUME,
  /** It begins again later with the same duration. */
  RESTART,
  /** It begins again later with a new duration. */
  RESAMPLE,
  /** It ends; what that brings is said in the pathway. */
  LEAVE
}
