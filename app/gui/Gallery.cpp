#include "app/gui/Gallery.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTextStream>
#include <QWidget>

#include "app/gui/GalleryChecks.h"
#include "app/gui/StartWindow.h"
#include "ui/doctor/DoctorGallery.h"
#include "ui/keys/KeyGallery.h"
#include "ui/kiosk/KioskGallery.h"
#include "ui/models/ModelGallery.h"
#include "ui/support/Theme.h"
#include "ui/support/Translations.h"
#include "ui/training/TrainGallery.h"

namespace intaglio::gui {

namespace {

const QString kPseudo = QStringLiteral("pseudo");

/// Switches theme and language for the time of one variant.
class VariantScope {
public:
    explicit VariantScope(const GalleryVariant& variant) : m_isPseudo(variant.language == kPseudo) {
        ui::Theme::instance().setChoice(variant.dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
        QCoreApplication::installTranslator(&m_missing);
        ui::setLanguage(m_isPseudo ? QStringLiteral("en") : variant.language);
        if (!m_isPseudo) return;
        QCoreApplication::installTranslator(&m_pseudo);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    }
    ~VariantScope() {
        QCoreApplication::removeTranslator(&m_pseudo);
        QCoreApplication::removeTranslator(&m_missing);
        ui::setLanguage(QStringLiteral("en"));
    }
    [[nodiscard]] bool isPseudo() const { return m_isPseudo; }
    [[nodiscard]] QStringList missing() const { return m_missing.texts(); }

private:
    MissingTranslations m_missing;
    PseudoTranslator m_pseudo;
    bool m_isPseudo;
};

/// Layouts of wrapped text settle only after they were told their widths.
void settle(QWidget& window) {
    for (int pass = 0; pass < 3; ++pass) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    }
    window.ensurePolished();
}

QImage paint(QWidget& window, double scale) {
    QImage image(window.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(ui::themed(ui::Color::Window));
    window.render(&image);
    return image;
}

QStringList renderPage(const ui::GalleryPage& page, const GalleryVariant& variant, const VariantScope& scope, const QDir& folder) {
    const auto window = page.make();
    if (window == nullptr) return {QStringLiteral("%1-%2: its sample data did not come in time").arg(page.name, variant.name)};
    QStringList problems;
    window->resize(page.size);
    window->show();
    settle(*window);
    if (window->size() != page.size) {
        problems << QStringLiteral("does not fit %1x%2: needs %3x%4")
                        .arg(page.size.width())
                        .arg(page.size.height())
                        .arg(window->width())
                        .arg(window->height());
    }
    const QString file = folder.filePath(page.name + QLatin1Char('-') + variant.name + QStringLiteral(".png"));
    if (!paint(*window, variant.scale).save(file)) problems << QStringLiteral("cannot write %1").arg(file);
    problems << layoutProblems(*window);
    if (scope.isPseudo()) problems << untranslatedWords(*window);
    for (QString& problem : problems) problem = page.name + QLatin1Char('-') + variant.name + QStringLiteral(": ") + problem;
    return problems;
}

void writeIndex(const ui::GalleryPages& pages, const QDir& folder) {
    QFile file(folder.filePath(QStringLiteral("index.html")));
    if (!file.open(QIODevice::WriteOnly)) return;
    QTextStream out(&file);
    out << "<!doctype html><meta charset=\"utf-8\"><title>Intaglio: gallery</title><style>img{width:30%;margin:4px}</style>\n";
    for (const auto& page : pages) {
        out << "<h2>" << page.name << "</h2>\n";
        for (const auto& variant : galleryVariants()) {
            out << "<img loading=\"lazy\" src=\"" << page.name << '-' << variant.name << ".png\" alt=\"" << variant.name << "\">\n";
        }
    }
}

}  // namespace

const std::vector<GalleryVariant>& galleryVariants() {
    static const std::vector<GalleryVariant> variants{
        {QStringLiteral("light-en-1x"), false, QStringLiteral("en"), 1}, {QStringLiteral("dark-en-1x"), true, QStringLiteral("en"), 1},
        {QStringLiteral("light-de-1x"), false, QStringLiteral("de"), 1}, {QStringLiteral("dark-de-2x"), true, QStringLiteral("de"), 2},
        {QStringLiteral("light-en-2x"), false, QStringLiteral("en"), 2}, {QStringLiteral("light-rtl-1x"), false, kPseudo, 1}};
    return variants;
}

ui::GalleryPages allGalleryPages() {
    ui::GalleryPages pages;
    pages.push_back({QStringLiteral("start"), QSize(960, 680), [] { return std::make_unique<StartWindow>(true); }});
    ui::addKioskPages(pages);
    ui::addDoctorPages(pages);
    ui::addKeyPages(pages);
    ui::addModelPages(pages);
    ui::addTrainPages(pages);
    return pages;
}

QStringList renderGallery(const ui::GalleryPages& pages, const QString& folder) {
    QStringList problems;
    const QDir target(folder);
    if (!target.mkpath(QStringLiteral("."))) return {QStringLiteral("cannot make the folder %1").arg(folder)};
    for (const GalleryVariant& variant : galleryVariants()) {
        const VariantScope scope(variant);
        for (const auto& page : pages) problems << renderPage(page, variant, scope, target);
        if (scope.isPseudo() || variant.language == QLatin1String("en")) continue;
        const auto missing = scope.missing();
        for (const QString& text : missing) problems << QStringLiteral("%1: no translation for %2").arg(variant.language, text);
    }
    writeIndex(pages, target);
    problems.removeDuplicates();
    return problems;
}

}  // namespace intaglio::gui
