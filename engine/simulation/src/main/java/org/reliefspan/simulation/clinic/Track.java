package org.reliefspan.simulation.clinic;

/** What a patient comes for. */
enum Track {
  FACET("facet"),
  RADICULAR("radicular"),
  MYOFASCIAL("myofascial"),
  NEUROPATHIC("neuropathic"),
  /** One of the further families. */
  FAMILY("family");

  private final String key;

  Track(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
