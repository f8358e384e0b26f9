#include "ui/doctor/ThumbnailCache.h"

#include <algorithm>

#include "core/image/Display.h"
#include "ui/support/ImageConversion.h"

namespace intaglio::ui {
namespace {
constexpr int kMaximumReady = 2000;
constexpr std::size_t kMaximumWanted = 64;  ///< rows scrolled past long ago are asked for again when they come back
}  // namespace

QImage makeThumbnail(const image::Image& picture, int side) {
    const auto shown = image::toDisplay(picture);
    if (!shown) return {};
    const QImage full = toQImage(*shown);
    const double aspect = picture.meaning().pixelAspect > 0 ? picture.meaning().pixelAspect : 1;
    const QSizeF natural(full.width(), full.height() * aspect);
    return full.scaled(natural.scaled(side, side, Qt::KeepAspectRatio).toSize().expandedTo({1, 1}), Qt::IgnoreAspectRatio,
                       Qt::SmoothTransformation);
}

ThumbnailCache::ThumbnailCache(StudyPorts ports, QObject* parent) : QObject(parent), m_ports(std::move(ports)), m_ready(kMaximumReady) {
    m_pool.setMaxThreadCount(1);
}

ThumbnailCache::~ThumbnailCache() {
    m_pool.waitForDone();
}

QImage ThumbnailCache::thumbnail(const QString& path, double devicePixelRatio) {
    if (const QImage* ready = m_ready.object(path)) return *ready;
    m_pixels = static_cast<int>(kSide * devicePixelRatio);
    if (std::find(m_wanted.begin(), m_wanted.end(), path) == m_wanted.end()) m_wanted.push_front(path);
    if (m_wanted.size() > kMaximumWanted) m_wanted.pop_back();
    startNext();
    return {};
}

void ThumbnailCache::insert(const QString& path, const QImage& image) {
    m_ready.insert(path, new QImage(image));
}

void ThumbnailCache::startNext() {
    if (m_working || m_wanted.empty()) return;
    m_working = true;
    const QString path = m_wanted.front();
    m_wanted.pop_front();
    m_pool.start([this, path, load = m_ports.load, side = m_pixels]() {
        const auto picture = load(pathFromQt(path));
        const QImage image = picture ? makeThumbnail(picture->image, side) : QImage();
        // The pool is waited for in the destructor, so `this` is alive here; the delivery may come too late and is then dropped by Qt.
        QMetaObject::invokeMethod(
            this, [this, path, image]() { finished(path, image); }, Qt::QueuedConnection);
    });
}

void ThumbnailCache::finished(const QString& path, const QImage& image) {
    m_working = false;
    insert(path, image);
    Q_EMIT changed(path);
    startNext();
}

}  // namespace intaglio::ui
