#include "app/gui/StartWindow.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/support/Icons.h"
#include "ui/support/Translations.h"
#include "ui/widgets/BigButton.h"
#include "ui/widgets/IconLabel.h"

namespace intaglio::gui {

using ui::BigButton;
namespace space = ui::space;

StartWindow::StartWindow(bool hasSamples, QWidget* parent)
    : QMainWindow(parent),
      m_hasSamples(hasSamples),
      m_subtitle(new QLabel(this)),
      m_samples(new QLabel(this)),
      m_notice(new QLabel(this)),
      m_kiosk(new BigButton(BigButton::Layout::Vertical, this)),
      m_doctor(new BigButton(BigButton::Layout::Vertical, this)),
      m_keys(new QPushButton(this)),
      m_models(new QPushButton(this)),
      m_train(new QPushButton(this)) {
    setObjectName(QStringLiteral("startWindow"));
    setWindowTitle(QStringLiteral("Intaglio"));
    m_kiosk->setObjectName(QStringLiteral("startKiosk"));
    m_doctor->setObjectName(QStringLiteral("startDoctor"));
    m_keys->setObjectName(QStringLiteral("startKeys"));
    m_models->setObjectName(QStringLiteral("startModels"));
    m_train->setObjectName(QStringLiteral("startTrain"));
    auto* body = new QWidget(this);
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(space::kHuge, space::kLarge, space::kHuge, space::kMedium);
    rows->setSpacing(space::kSmall);
    rows->addWidget(makeLanguageRow());
    rows->addStretch(1);
    auto* emblem = new ui::IconLabel(72, body);
    emblem->setIcon(QStringLiteral("intaglio"));
    rows->addWidget(emblem, 0, Qt::AlignHCenter);
    auto* title = new QLabel(QStringLiteral("Intaglio"), body);
    title->setProperty("role", QStringLiteral("display"));
    title->setProperty("data", true);
    title->setAlignment(Qt::AlignHCenter);
    rows->addWidget(title);
    m_subtitle->setProperty("role", QStringLiteral("muted"));
    m_notice->setProperty("role", QStringLiteral("small"));
    for (QLabel* label : {m_subtitle, m_samples, m_notice}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    rows->addWidget(m_subtitle);
    rows->addSpacing(space::kLarge);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(space::kLarge);
    for (BigButton* card : {m_kiosk, m_doctor}) {
        card->setMinimumHeight(216);
        cards->addWidget(card);
    }
    rows->addLayout(cards, 4);
    rows->addSpacing(space::kSmall);
    auto* staff = new QHBoxLayout;
    staff->setSpacing(space::kMedium);
    staff->addStretch();
    staff->addWidget(m_keys);
    staff->addWidget(m_models);
    staff->addWidget(m_train);
    staff->addStretch();
    rows->addLayout(staff);
    rows->addSpacing(space::kMedium);
    rows->addWidget(m_samples);
    rows->addStretch(1);
    rows->addWidget(m_notice);
    setCentralWidget(body);
    resize(960, 680);
    connect(m_kiosk, &BigButton::clicked, this, &StartWindow::kioskChosen);
    connect(m_doctor, &BigButton::clicked, this, &StartWindow::doctorChosen);
    connect(m_keys, &QPushButton::clicked, this, &StartWindow::keysChosen);
    connect(m_models, &QPushButton::clicked, this, &StartWindow::modelsChosen);
    connect(m_train, &QPushButton::clicked, this, &StartWindow::trainChosen);
    retranslate();
}

QWidget* StartWindow::makeLanguageRow() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch();
    for (const ui::Language& language : ui::languages()) {
        auto* button = new QPushButton(language.ownName, bar);
        button->setObjectName(QStringLiteral("startLanguage_") + language.code);
        button->setProperty("role", QStringLiteral("quiet"));
        button->setProperty("data", true);
        connect(button, &QPushButton::clicked, this, [code = language.code]() { ui::setLanguage(code); });
        row->addWidget(button);
    }
    return bar;
}

void StartWindow::retranslate() {
    m_subtitle->setText(tr("Pictures judged on this computer, results that only the doctor can open."));
    m_kiosk->setContent(QStringLiteral("kiosk"), tr("Kiosk"),
                        tr("For patients: hand in a picture and take it home with the result locked inside."));
    m_doctor->setContent(QStringLiteral("doctor"), tr("Doctor"),
                         tr("Open sealed pictures, see the result and the heatmap, work through a folder."));
    m_keys->setText(tr("Set up and look after keys"));
    m_keys->setToolTip(tr("For the practice manager: the keys of the clinic, its kiosks and its doctors"));
    m_keys->setIcon(ui::icon(QStringLiteral("key"), ui::Color::AccentText));
    m_models->setText(tr("Install and look after models"));
    m_models->setToolTip(tr("For administrators: the models that judge pictures on this computer"));
    m_models->setIcon(ui::icon(QStringLiteral("settings"), ui::Color::AccentText));
    m_train->setText(tr("Train a model"));
    m_train->setToolTip(tr("For administrators: a model of your own from labelled pictures"));
    m_train->setIcon(ui::icon(QStringLiteral("curve"), ui::Color::AccentText));
    m_samples->setText(m_hasSamples ? tr("New here? Choose Doctor: sample pictures to try are waiting there.") : QString());
    m_samples->setVisible(m_hasSamples);
    m_notice->setText(tr("Not a medical device. For research and decision support only."));
}

void StartWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

}  // namespace intaglio::gui
