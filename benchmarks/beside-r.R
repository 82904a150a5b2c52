# The R side of beside-r.sh: best of five for each model, then the answers.
# Usage: Rscript beside-r.R FOLDER
suppressMessages(library(survival))
folder <- commandArgs(TRUE)[1]
rows <- as.integer(readLines(file.path(folder, "rows"), warn = FALSE))
column <- function(name, n = rows) readBin(file.path(folder, name), "double", n, endian = "little")
time <- column("time"); status <- column("status"); group <- column("group")
left <- column("left"); right <- column("right"); outcome <- column("outcome")
design <- matrix(column("design", 20 * rows), rows, 20, byrow = TRUE)

best <- function(name, work, answer, rounds = 5) {
  seconds <- Inf
  for (i in seq_len(rounds)) {
    gc(FALSE)
    spent <- system.time(result <- work())[["elapsed"]]
    seconds <- min(seconds, spent)
  }
  cat(name, format(seconds, digits = 6), format(answer(result), digits = 16), sep = "\t")
  cat("\n")
}
coefficients_and_errors <- function(fit) c(coef(fit), sqrt(diag(vcov(fit))))

y <- Surv(time, status)
best("kaplan-meier and log-rank",
  function() list(survfit(y ~ group), survdiff(y ~ group)),
  function(r) c(r[[2]]$chisq, summary(r[[1]][1], times = 365)$surv,
                summary(r[[1]][10], times = 730)$surv))
ten <- design[, 1:10]
best("cox", function() coxph(y ~ ten), coefficients_and_errors)
five <- design[, 1:5]
interval <- Surv(ifelse(left == 0, NA, left), ifelse(is.infinite(right), NA, right),
                 type = "interval2")
best("interval weibull", function() survreg(interval ~ five),
  function(fit) c(coef(fit), log(fit$scale), sqrt(diag(vcov(fit)))))
best("logistic", function() glm.fit(cbind(1, design), outcome, family = binomial()),
  function(fit) {
    information <- chol2inv(fit$qr$qr[1:21, 1:21, drop = FALSE])
    c(fit$coefficients, sqrt(diag(information)))
  })
