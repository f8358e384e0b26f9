#include "core/inference/ModelSettings.h"

#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/base/Platform.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr int kVersion = 1;
constexpr std::uint64_t kMaximumBytes = std::uint64_t{4} << 20;

Error broken(const std::string& name, const std::string& detail) {
    return {ErrorCode::ModelBroken, {name, detail}};
}

/// Throws Json::exception where the text has another shape.
void readDecisions(const Json& document, ModelSettings& settings) {
    for (const Json& id : document.at("disabled")) {
        settings.disabled.insert(id.get<std::string>());
    }
    for (const auto& [kind, id] : document.at("defaults").items()) {
        settings.defaults[kind] = id.get<std::string>();
    }
    for (const auto& [digest, row] : document.at("accepted").items()) {
        settings.accepted[digest] = {row.at("id").get<std::string>(), {row.at("by").get<std::string>(), row.at("at").get<std::int64_t>()}};
    }
}

Status readPublishers(const crypto::Primitives& primitives, const Json& document, const std::string& name, ModelSettings& settings) {
    for (const Json& row : document.at("publishers")) {
        const auto bytes = base::fromHex(row.at("pub").get<std::string>());
        if (!bytes) {
            return broken(name, "a publisher's key is no hexadecimal text");
        }
        auto identity = crypto::decodePublicIdentity(primitives, *bytes, name);
        if (!identity) {
            return identity.error();
        }
        settings.publishers.push_back(*std::move(identity));
    }
    return {};
}

}  // namespace

Result<ModelSettings> parseModelSettings(const crypto::Primitives& primitives, base::ByteView json, const std::string& name) {
    const Json document = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!document.is_object()) {
        return broken(name, "is no JSON object");
    }
    try {
        if (document.at("version").get<int>() != kVersion) {
            return broken(name, "was written by another version of the program");
        }
        ModelSettings settings;
        readDecisions(document, settings);
        if (const Status read = readPublishers(primitives, document, name, settings); !read) {
            return read.error();
        }
        return settings;
    } catch (const Json::exception&) {
        return broken(name, "a field is missing or has another type");
    }
}

std::string modelSettingsJson(const ModelSettings& settings) {
    Json document = {{"version", kVersion}, {"disabled", settings.disabled}, {"defaults", settings.defaults}};
    document["accepted"] = Json::object();
    for (const auto& [digest, row] : settings.accepted) {
        document["accepted"][digest] = {{"id", row.id}, {"by", row.acceptance.by}, {"at", row.acceptance.at}};
    }
    document["publishers"] = Json::array();
    for (const crypto::PublicIdentity& publisher : settings.publishers) {
        document["publishers"].push_back({{"name", publisher.name}, {"pub", base::toHex(crypto::encodePublicIdentity(publisher))}});
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ModelSettings> readModelSettings(const crypto::Primitives& primitives, const fs::path& file) {
    std::error_code failure;
    if (file.empty() || !fs::exists(file, failure)) {
        return ModelSettings{};
    }
    const auto bytes = base::readFile(file, kMaximumBytes);
    return bytes ? parseModelSettings(primitives, *bytes, base::pathText(file.filename())) : Result<ModelSettings>(bytes.error());
}

Status changeModelSettings(const crypto::Primitives& primitives, const fs::path& file,
                           const std::function<Status(ModelSettings&)>& change) {
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    fs::path lock = file;
    lock += ".lock";
    return base::platform::withFileLock(lock, [&]() -> Status {
        auto settings = readModelSettings(primitives, file);
        if (!settings) {
            return settings.error();
        }
        if (Status changed = change(*settings); !changed) {
            return changed;
        }
        const std::string text = modelSettingsJson(*settings);
        return base::writeFileAtomically(file, base::viewOf(text));
    });
}

}  // namespace intaglio::inference
