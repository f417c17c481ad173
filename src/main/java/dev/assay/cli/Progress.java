package dev.assay.cli;

import dev.assay.Step;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows on a terminal how far work is that lasts longer than a second; it is gone when the work is done.
final class Progress implements Consumer<Step>, AutoCloseable {

    private static final int WIDTH = 78;
    private static final int MILLISECONDS_BETWEEN = 200;

    private final CountDownLatch closed = new CountDownLatch(1);
    private Step step = new Step("Starting", 0, 0);
    private @Nullable ProgressBar bar;

    private Progress() {}

    /// Shows nothing where the launcher has not said that people are watching.
    static Progress on(PrintStream terminal) {
        return Boolean.getBoolean("assay.terminal") ? after(Duration.ofSeconds(1), terminal) : new Progress();
    }

    static Progress after(Duration wait, PrintStream terminal) {
        Progress progress = new Progress();
        Thread.ofPlatform().daemon().name("progress").start(() -> {
            try {
                if (!progress.closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) progress.open(terminal);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return progress;
    }

    private synchronized void open(PrintStream terminal) {
        if (closed.getCount() == 0) return;
        bar = new ProgressBarBuilder().setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(MILLISECONDS_BETWEEN)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH)).clearDisplayOnFinish().hideEta()
                .setTaskName(step.doing()).setInitialMax(step.total()).build();
        show(bar);
    }

    @Override
    public synchronized void accept(Step now) {
        step = now;
        if (bar != null) show(bar);
    }

    private void show(ProgressBar shown) {
        shown.maxHint(step.total() > 0 ? step.total() : -1);
        shown.stepTo(step.done());
        shown.setExtraMessage(step.doing());
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        if (bar != null) bar.close();
        bar = null;
    }
}
