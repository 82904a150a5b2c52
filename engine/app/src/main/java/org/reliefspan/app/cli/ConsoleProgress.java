package org.reliefspan.app.cli;

import org.reliefspan.app.service.Progress;

/** One line on standard error for every stage, so that results on standard output stay clean. */
final class ConsoleProgress implements Progress {
  @Override
  public void stage(String words) {
    System.err.println("... " + words);
  }
}
