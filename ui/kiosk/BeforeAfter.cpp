#include "ui/kiosk/BeforeAfter.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/kiosk/KioskPage.h"

namespace intaglio::ui {

namespace {
constexpr int kWidth = 280;
constexpr int kLeastHeight = 96;
constexpr int kGreatestHeight = 240;
}  // namespace

/// A picture as large as there is room, in its own proportions.
class BeforeAfter::ScaledPicture final : public QWidget {
public:
    ScaledPicture(const char* name, QWidget* parent) : QWidget(parent) {
        setObjectName(QLatin1String(name));
        setMinimumHeight(kLeastHeight);
        setMaximumHeight(kGreatestHeight);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    void setImage(const QImage& image) {
        m_image = image;
        setVisible(!image.isNull());
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {kWidth, kGreatestHeight}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QRect place(QPoint(), m_image.size().scaled(size(), Qt::KeepAspectRatio));
        place.moveCenter(rect().center());
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, m_image);
    }

private:
    QImage m_image;
};

BeforeAfter::BeforeAfter(QWidget* parent)
    : QWidget(parent),
      m_givenCaption(makeKioskText(this, "small")),
      m_cleanedCaption(makeKioskText(this, "small")),
      m_explanation(makeKioskText(this, "small")),
      m_given(new ScaledPicture("pictureGiven", this)),
      m_cleaned(new ScaledPicture("pictureCleaned", this)) {
    setObjectName(QStringLiteral("beforeAfter"));
    setFixedWidth(kWidth);
    m_explanation->setObjectName(QStringLiteral("cleaningExplained"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::kSmall);
    for (QLabel* label : {m_givenCaption, m_cleanedCaption, m_explanation}) label->setAlignment(Qt::AlignHCenter);
    rows->addStretch();
    rows->addWidget(m_givenCaption);
    rows->addWidget(m_given, 100);
    rows->addWidget(m_cleanedCaption);
    rows->addWidget(m_cleaned, 100);
    rows->addWidget(m_explanation);
    rows->addStretch();
    setPicture({});
}

void BeforeAfter::setPicture(const HandedBackPicture& picture) {
    m_picture = picture;
    const bool isCleaned = !picture.given.isNull() && !picture.cleaned.isNull();
    m_given->setImage(picture.given);
    m_cleaned->setImage(isCleaned ? picture.cleaned : QImage());
    m_cleanedCaption->setVisible(isCleaned);
    m_explanation->setVisible(isCleaned);
    setVisible(!picture.given.isNull());
    retranslate();
}

void BeforeAfter::retranslate() {
    const bool isCleaned = !m_cleaned->isHidden();
    m_givenCaption->setText(isCleaned ? tr("As you gave it") : tr("Your picture"));
    m_cleanedCaption->setText(tr("Cleaned"));
    m_given->setAccessibleName(m_givenCaption->text());
    m_cleaned->setAccessibleName(m_cleanedCaption->text());
    QStringList done;
    if (m_picture.hasLessGrain) done << tr("less grain");
    if (m_picture.hasEvenLight) done << tr("more even light");
    if (m_picture.hasUsualColours) done << tr("more usual colours");
    m_explanation->setText(tr("We cleaned it before the check: %1. Nothing was added, and your own file stays as it is. "
                              "Cleaning says nothing about your health.")
                               .arg(QLocale().createSeparatedList(done)));
}

void BeforeAfter::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace intaglio::ui
