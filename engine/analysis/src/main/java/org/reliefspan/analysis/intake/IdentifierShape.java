package org.reliefspan.analysis.intake;

import java.util.regex.Pattern;

/** Shapes of texts that identify a person. */
enum IdentifierShape {
  EMAIL("e-mail addresses", "Maybe remove the column.") {
    @Override
    boolean fits(String text) {
      return text.indexOf('@') > 0 && MAIL.matcher(text).find();
    }
  },
  TELEPHONE("telephone or fax numbers", "Maybe remove the column.") {
    @Override
    boolean fits(String text) {
      return text.length() >= 10 && mayBeNumber(text) && PHONE.matcher(text).matches();
    }
  },
  SOCIAL_SECURITY("social security numbers", "Maybe remove the column.") {
    @Override
    boolean fits(String text) {
      return text.length() == 11 && text.charAt(3) == '-' && SSN.matcher(text).matches();
    }
  },
  FREE_TEXT("free text", "Maybe replace it by a coded column.") {
    @Override
    boolean fits(String text) {
      return text.length() > LONGEST_CODED
          && text.chars().filter(letter -> letter == ' ').count() >= 3;
    }
  },
  FULL_BIRTH_DATE("dates of birth", "Maybe give birth_year or age instead.") {
    @Override
    boolean fits(String text) {
      return text.length() >= 6 && DATE.matcher(text).find();
    }
  },
  FINE_AREA(
      "areas finer than three digits of a post code", "Maybe keep the first three digits only.") {
    @Override
    boolean fits(String text) {
      return text.length() > 3;
    }
  },
  HIGH_AGE("ages over 90", "Maybe write 90 for every age of 90 or more.") {
    @Override
    boolean fits(String text) {
      return AGE.matcher(text).matches() && Double.parseDouble(text) > 90;
    }
  };

  private static final int LONGEST_CODED = 40;
  private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[A-Za-z]{2,}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(\\+\\d{1,3}[ .-]?)?(\\(\\d{2,4}\\)[ .-]?\\d{3,4}|\\d{3}[ .-]\\d{3})[ .-]\\d{4}(\\s?x\\d+)?|\\+\\d[\\d .-]{8,}");
  private static final Pattern SSN = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|^\\d{8}$");
  private static final Pattern AGE = Pattern.compile("\\d{1,3}(\\.\\d+)?");

  private final String description;
  private final String advice;

  IdentifierShape(String description, String advice) {
    this.description = description;
    this.advice = advice;
  }

  /** Whether a text, not blank, has the shape. */
  abstract boolean fits(String text);

  String description() {
    return description;
  }

  String advice() {
    return advice;
  }

  private static boolean mayBeNumber(String text) {
    char first = text.charAt(0);
    return first == '+' || first == '(' || (first >= '0' && first <= '9');
  }
}
