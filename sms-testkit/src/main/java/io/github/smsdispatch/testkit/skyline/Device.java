// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import io.github.smsdispatch.testkit.skyline.PushBuffer.Shape;
import java.util.HexFormat;
import java.util.Random;

/** The parts of the simulated device, and the lock that guards them. */
final class Device implements AutoCloseable {

    final Object lock = new Object();
    final SkylineDialect dialect;
    final Json json;
    final SkylineLedger ledger;
    final SkylinePorts ports;
    final PushPolicy statusReports = new PushPolicy();
    final PushPolicy deliveryReports = new PushPolicy();
    final PushPolicy receivedSms = new PushPolicy();
    final DeviceTime time;
    final PushClient pushes = new PushClient();
    final PushBuffer reports;
    final Radio radio;
    final TaskDesk desk;
    final Inbox inbox;
    final StatusPages status;
    final Sessions sessions;
    final Credentials credentials;
    final int tasksPerRequest;

    private final Random random;
    private ReportTarget reportTarget = ReportTarget.NOWHERE_REPORTS;

    Device(SkylineSimulatorBuilder builder) {
        dialect = builder.dialect;
        json = new Json(dialect);
        random = new Random(builder.seed);
        ledger = new SkylineLedger(builder.recordedRequests, builder.journal);
        ports = new SkylinePorts(lock, builder.ports);
        time = new DeviceTime(lock, builder.clock, builder.deviceSecond);
        reports = new PushBuffer(new Shape("status-report", "rpt_num", "rpts"), json, time, pushes, statusReports);
        radio = new Radio(this, builder.sendDelay, builder.deliveryDelay, builder.network);
        desk = new TaskDesk(this, builder.queueDepth, builder.rememberedTids, random);
        Shape inbound = new Shape("recv-sms", "sms_num", "sms");
        inbox = new Inbox(
                this,
                new PushBuffer(inbound, json, time, pushes, deliveryReports),
                new PushBuffer(inbound, json, time, pushes, receivedSms),
                newSsrc());
        status = new StatusPages(this, builder.slots);
        sessions = new Sessions(builder.username, builder.password, time, builder.sessionIds);
        credentials = new Credentials(builder.username, builder.password);
        tasksPerRequest = builder.tasksPerRequest;
        ports.onChange(status::portChanged);
    }

    ReportTarget reportTarget() {
        return reportTarget;
    }

    void reportTarget(ReportTarget other) {
        reportTarget = other;
    }

    /** Power off and on: what was set stays, what was under way is gone. */
    void reboot() {
        synchronized (lock) {
            desk.reboot();
            radio.reboot();
            reports.clear();
            ports.reboot();
            status.reboot();
            sessions.reboot();
            inbox.reboot(newSsrc());
        }
    }

    private String newSsrc() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    @Override
    public void close() {
        time.close();
        pushes.close();
    }
}
