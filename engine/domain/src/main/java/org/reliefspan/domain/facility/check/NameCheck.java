package org.reliefspan.domain.facility.check;

import java.util.regex.Pattern;
import org.reliefspan.domain.pathway.Place;

/** Names that results and expressions can hold. */
final class NameCheck implements Concern {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

  @Override
  public void check(Situation situation, Complaints complaints) {
    situation.facility().resources().forEach(each -> name(each.name(), each.place(), complaints));
    situation.facility().arrivals().forEach(each -> name(each.name(), each.place(), complaints));
  }

  static void name(String name, Place place, Complaints complaints) {
    if (!NAME.matcher(name).matches()) {
      complaints.add(
          place,
          "(%s) must be a name of letters, digits, _ and points that begins with a letter."
              .formatted(name));
    }
  }
}
