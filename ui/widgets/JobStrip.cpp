#include "ui/widgets/JobStrip.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include "ui/support/Icons.h"
#include "ui/support/JobBridge.h"
#include "ui/widgets/ElidedLabel.h"

namespace intaglio::ui {

JobStrip::JobStrip(QWidget* parent) : QFrame(parent), m_rows(new QVBoxLayout(this)) {
    setProperty("surface", QStringLiteral("panel"));
    m_rows->setContentsMargins(space::kMedium, space::kTiny, space::kMedium, space::kTiny);
    m_rows->setSpacing(0);
    hide();
}

void JobStrip::setBridge(JobBridge* bridge) {
    connect(bridge, &JobBridge::jobStarted, this, &JobStrip::addJob);
}

void JobStrip::addJob(Job* job) {
    auto* row = new QWidget(this);
    auto* title = new ElidedLabel(row);
    title->setFullText(job->title());
    auto* phase = new QLabel(row);
    phase->setObjectName(QStringLiteral("jobPhase"));
    phase->setProperty("role", QStringLiteral("muted"));
    auto* bar = new QProgressBar(row);
    bar->setObjectName(QStringLiteral("jobProgress"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedWidth(200);
    bar->setAccessibleName(job->title());
    auto* cancel = new QToolButton(row);
    cancel->setObjectName(QStringLiteral("jobCancel"));
    cancel->setIcon(icon(QStringLiteral("cancel")));
    cancel->setToolTip(tr("Cancel this work"));
    cancel->setAccessibleName(tr("Cancel this work"));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    line->addWidget(title, 1);
    line->addWidget(phase);
    line->addWidget(bar);
    line->addWidget(cancel);
    m_rows->addWidget(row);
    ++m_count;
    show();
    connect(cancel, &QToolButton::clicked, job, [job, cancel]() {
        cancel->setEnabled(false);
        job->cancel();
    });
    connect(job, &Job::progressed, row, [phase, bar](const QString& key, double done, double total) {
        phase->setText(phaseText(key));
        bar->setRange(0, total > 0 ? 1000 : 0);
        if (total > 0) bar->setValue(static_cast<int>(1000 * done / total));
    });
    connect(job, &QObject::destroyed, row, [this, row]() {
        row->deleteLater();
        setVisible(--m_count > 0);
    });
}

QString phaseText(const QString& phase) {
    const auto words = [](const char* text) { return QCoreApplication::translate("Phase", text); };
    if (phase == QLatin1String("load")) return words(QT_TRANSLATE_NOOP("Phase", "Opening the picture"));
    if (phase == QLatin1String("gate")) return words(QT_TRANSLATE_NOOP("Phase", "Checking the kind of picture"));
    if (phase == QLatin1String("predict")) return words(QT_TRANSLATE_NOOP("Phase", "Looking at the picture"));
    if (phase == QLatin1String("explain")) return words(QT_TRANSLATE_NOOP("Phase", "Making the heatmap"));
    if (phase == QLatin1String("seal")) return words(QT_TRANSLATE_NOOP("Phase", "Sealing"));
    if (phase == QLatin1String("embed")) return words(QT_TRANSLATE_NOOP("Phase", "Placing the seal in the picture"));
    if (phase == QLatin1String("write")) return words(QT_TRANSLATE_NOOP("Phase", "Saving"));
    if (phase == QLatin1String("verify")) return words(QT_TRANSLATE_NOOP("Phase", "Checking what was saved"));
    if (phase == QLatin1String("extract")) return words(QT_TRANSLATE_NOOP("Phase", "Looking for a seal"));
    if (phase == QLatin1String("open")) return words(QT_TRANSLATE_NOOP("Phase", "Opening the seal"));
    if (phase == QLatin1String("batch")) return words(QT_TRANSLATE_NOOP("Phase", "Working through the pictures"));
    return {};
}

}  // namespace intaglio::ui
