#pragma once
#include <QCache>
#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <deque>

#include "ui/presenters/StudyPorts.h"

namespace intaglio::ui {

/// Small pictures for the list, made on one worker thread when a row is painted, the last asked for first. Memory is bounded.
/// User-interface thread.
class ThumbnailCache : public QObject {
    Q_OBJECT
public:
    static constexpr int kSide = 48;  ///< device-independent pixels

    ThumbnailCache(StudyPorts ports, QObject* parent = nullptr);
    ~ThumbnailCache() override;

    /// The thumbnail, or null while it is made (changed() follows) or where the picture cannot be read.
    [[nodiscard]] QImage thumbnail(const QString& path, double devicePixelRatio);
    /// Puts a ready picture in, for the gallery.
    void insert(const QString& path, const QImage& image);

Q_SIGNALS:
    void changed(const QString& path);

private:
    void startNext();
    void finished(const QString& path, const QImage& image);

    StudyPorts m_ports;
    QCache<QString, QImage> m_ready;
    std::deque<QString> m_wanted;
    bool m_working = false;
    int m_pixels = kSide;
    QThreadPool m_pool;
};

/// `picture`, windowed and averaged down to at most `side` pixels; null where it has no display form. Any thread.
[[nodiscard]] QImage makeThumbnail(const image::Image& picture, int side);

}  // namespace intaglio::ui
