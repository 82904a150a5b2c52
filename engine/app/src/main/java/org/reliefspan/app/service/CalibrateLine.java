package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line that repeats a calibration, as the manifest keeps it. */
final class CalibrateLine {
  private static final Pattern LINE =
      Pattern.compile(
          "calibrate --waves (\\d+) --points (\\d+) --draws (\\d+) --patients (\\d+)"
              + " --seed (-?\\d+) (.+)");

  private CalibrateLine() {}

  /** Without paths of this machine: the pathway file as seen from the results folder. */
  static String of(CalibrateRequest request) {
    return String.format(
        Locale.ROOT,
        "calibrate --waves %d --points %d --draws %d --patients %d --seed %d %s",
        request.waves(),
        request.points(),
        request.draws(),
        request.patients(),
        request.seed(),
        RelativePath.from(request.out(), request.pathway()));
  }

  /**
   * Reads what {@link #of} wrote; empty when it is the line of another command.
   *
   * @param results folder that holds the manifest
   */
  static Optional<CalibrateRequest> parse(String line, Path results) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new CalibrateRequest(
            results.resolve(matcher.group(6)).normalize(),
            results,
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            Long.parseLong(matcher.group(4)),
            Long.parseLong(matcher.group(5))));
  }
}
