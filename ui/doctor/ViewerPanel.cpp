#include "ui/doctor/ViewerPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/support/Icons.h"
#include "ui/support/Theme.h"
#include "ui/widgets/DropZone.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {
namespace {

constexpr int kCineIntervalMs = 50;  ///< 20 frames a second

/// A page with `parts` one under the other in its middle.
QWidget* centred(std::initializer_list<QWidget*> parts) {
    auto* page = new QWidget;
    page->setProperty("surface", QStringLiteral("window"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(space::kMedium);
    middle->addStretch(1);
    for (QWidget* part : parts) middle->addWidget(part, part->maximumHeight() < QWIDGETSIZE_MAX ? 100 : 0);
    middle->addStretch(1);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(32, 32, 32, 32);
    row->addStretch(1);
    row->addLayout(middle, 100);
    row->addStretch(1);
    return page;
}

/// The picture and what it was called: "lung.dcm", "DICOM · DX".
PictureCaption captionOf(const OpenSession& session) {
    const image::Source& source = session.picture()->source;
    QString detail = QString::fromStdString(source.format).toUpper();
    if (source.dicom && !source.dicom->modality.empty()) detail += QStringLiteral(" · ") + QString::fromStdString(source.dicom->modality);
    return {fileNameOf(session.file()), detail};
}

}  // namespace

ViewerPanel::ViewerPanel(QWidget* parent)
    : QWidget(parent),
      m_pages(new QStackedWidget),
      m_drop(new DropZone),
      m_loading(new QLabel(tr("Reading the picture …"))),
      m_error(new MessageBar),
      m_viewer(new ImageViewer),
      m_frameSlider(new QSlider(Qt::Horizontal)),
      m_frameText(new QLabel),
      m_play(new QToolButton),
      m_probe(new QLabel),
      m_samples(new QPushButton(tr("Try the sample pictures"))) {
    setObjectName(QStringLiteral("viewerPanel"));
    m_drop->setObjectName(QStringLiteral("doctorDropZone"));
    m_drop->setContent(QStringLiteral("image"), tr("Drop a picture or a folder here"),
                       tr("PNG, JPEG, TIFF, BMP or DICOM; sealed, plain or an encrypted copy. Nothing leaves this computer."),
                       tr("Open picture"));
    m_loading->setAlignment(Qt::AlignCenter);
    m_loading->setProperty("role", QStringLiteral("muted"));
    m_error->setObjectName(QStringLiteral("openError"));
    m_error->setClosable(false);
    m_picturePage = new QWidget;
    auto* pictureColumn = new QVBoxLayout(m_picturePage);
    pictureColumn->setContentsMargins(0, 0, 0, 0);
    pictureColumn->setSpacing(0);
    pictureColumn->addWidget(m_viewer, 1);
    m_frameRow = buildFrameRow();
    pictureColumn->addWidget(m_frameRow);
    m_error->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_drop->setMaximumSize(720, 420);
    m_errorPage = centred({m_error});
    m_pages->addWidget(centred({m_drop, m_samples}));
    m_pages->addWidget(m_loading);
    m_pages->addWidget(m_errorPage);
    m_pages->addWidget(m_picturePage);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    m_cine.setInterval(kCineIntervalMs);
    connect(&m_cine, &QTimer::timeout, this,
            [this]() { m_viewer->setFrame((m_viewer->frame() + 1) % std::max(1, m_viewer->frameCount())); });
    connect(m_drop, &DropZone::dropped, this, &ViewerPanel::dropped);
    connect(m_error, &MessageBar::actionTriggered, this, &ViewerPanel::unlockRequested);
    m_samples->setObjectName(QStringLiteral("openSamples"));
    m_samples->setProperty("role", QStringLiteral("quiet"));
    m_samples->hide();
    connect(m_samples, &QPushButton::clicked, this, &ViewerPanel::samplesRequested);
    connect(m_drop, &DropZone::chooseRequested, this, &ViewerPanel::chooseRequested);
    connect(m_viewer, &ImageViewer::frameChanged, this, &ViewerPanel::refreshFrames);
    connect(m_viewer, &ImageViewer::probed, m_probe, &QLabel::setText);
    connect(m_frameSlider, &QSlider::valueChanged, m_viewer, &ImageViewer::setFrame);
}

QWidget* ViewerPanel::buildFrameRow() {
    m_frameSlider->setObjectName(QStringLiteral("frameSlider"));
    m_frameSlider->setAccessibleName(tr("Frame"));
    m_frameSlider->setToolTip(tr("Frame (Page Up, Page Down, Ctrl and wheel)"));
    m_play->setObjectName(QStringLiteral("framePlay"));
    m_play->setText(tr("Play"));
    m_play->setCheckable(true);
    m_play->setToolTip(tr("Play or stop the frames (K)"));
    m_probe->setProperty("role", QStringLiteral("small"));
    m_probe->setProperty("data", true);
    connect(m_play, &QToolButton::toggled, this, &ViewerPanel::setPlaying);
    auto* row = new QWidget;
    row->setProperty("surface", QStringLiteral("panel"));
    row->setAttribute(Qt::WA_StyledBackground);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(12, 4, 12, 4);
    line->addWidget(m_play);
    line->addWidget(m_frameSlider, 1);
    line->addWidget(m_frameText);
    line->addWidget(m_probe, 1);
    row->setMinimumHeight(32);
    return row;
}

void ViewerPanel::offerSamples(bool offered) {
    m_samples->setVisible(offered);
}

void ViewerPanel::show(const OpenSession& session) {
    setPlaying(false);
    switch (session.state()) {
        case OpenSession::State::Empty:
            m_pages->setCurrentIndex(0);
            break;
        case OpenSession::State::Loading:
            m_pages->setCurrentWidget(m_loading);
            break;
        case OpenSession::State::KeyNeeded:
            m_error->setAction(tr("Unlock key …"));
            m_error->showMessage(MessageKind::Info, tr("This is an encrypted copy."), tr("Unlock your key to see what is inside."));
            m_pages->setCurrentWidget(m_errorPage);
            break;
        case OpenSession::State::Failed:
            m_error->setAction({});
            m_error->showError(*session.problem());
            m_pages->setCurrentWidget(m_errorPage);
            break;
        case OpenSession::State::Ready:
            m_pages->setCurrentWidget(m_picturePage);
            m_viewer->setPicture(std::shared_ptr<const image::Image>(session.picture(), &session.picture()->image), captionOf(session));
            return;
    }
    m_viewer->setPicture(nullptr, {});
}

void ViewerPanel::setPlaying(bool playing) {
    const bool possible = playing && m_viewer->frameCount() > 1;
    if (possible == m_cine.isActive()) return;
    if (possible)
        m_cine.start();
    else
        m_cine.stop();
    m_play->setChecked(possible);
    m_play->setText(possible ? tr("Stop") : tr("Play"));
}

void ViewerPanel::refreshFrames() {
    const int count = m_viewer->frameCount();
    for (QWidget* widget : {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_frameSlider), static_cast<QWidget*>(m_frameText)}) {
        widget->setVisible(count > 1);
    }
    m_frameSlider->setRange(0, std::max(0, count - 1));
    m_frameSlider->setValue(m_viewer->frame());
    m_frameText->setText(tr("%1 of %2").arg(m_viewer->frame() + 1).arg(count));
}

}  // namespace intaglio::ui
