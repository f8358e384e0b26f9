#pragma once
#include <QWidget>

#include "core/image/ImageReader.h"

class QLineEdit;
class QTreeWidget;

namespace intaglio::ui {

/// Every attribute of a DICOM file, with a search over number, name and value.
class TagList : public QWidget {
    Q_OBJECT
public:
    explicit TagList(QWidget* parent = nullptr);
    void setTags(const std::vector<image::Tag>& tags);
    void setSearch(const QString& text);
    [[nodiscard]] int visibleCount() const;
    void focusSearch();

private:
    void filter(const QString& text);
    QLineEdit* m_search;
    QTreeWidget* m_tree;
};

}  // namespace intaglio::ui
