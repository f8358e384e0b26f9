#include "core/inference/torch/OneDnnConvolution.h"

#include <cmath>
#include <oneapi/dnnl/dnnl.hpp>

namespace intaglio::inference::torchlib {
namespace {

using Type = dnnl::memory::data_type;
using Order = dnnl::memory::format_tag;

const dnnl::engine& processor() {
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

dnnl::stream& streamOfThread() {
    thread_local dnnl::stream stream(processor());
    return stream;
}

/// oneDNN reads through a pointer that is not const; what is bound here as a source is never written.
dnnl::memory bound(const dnnl::memory::desc& description, const torch::Tensor& tensor) {
    return {description, processor(), tensor.data_ptr()};
}

void reorder(dnnl::memory from, dnnl::memory to) {
    dnnl::reorder(from, to).execute(streamOfThread(), from, to);
    streamOfThread().wait();
}

dnnl::primitive_attr attributesOf(const ConvolutionSettings& settings) {
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);  // else calls from several threads would share one
    if (!settings.limits) {
        return attributes;
    }
    const auto [low, high] = *settings.limits;
    const bool isRelu = low == 0 && std::isinf(high);
    const auto function = isRelu ? dnnl::algorithm::eltwise_relu : dnnl::algorithm::eltwise_clip;
    dnnl::post_ops after;
#if DNNL_VERSION_MAJOR >= 3
    after.append_eltwise(function, isRelu ? 0 : low, isRelu ? 0 : high);
#else
    after.append_eltwise(1, function, isRelu ? 0 : low, isRelu ? 0 : high);
#endif
    attributes.set_post_ops(after);
    return attributes;
}

dnnl::memory::dims outputShape(const ConvolutionSettings& settings, at::IntArrayRef input) {
    dnnl::memory::dims shape{input[0], settings.weights.size(0)};
    for (const std::size_t axis : {0, 1}) {
        const std::int64_t reach = settings.dilation[axis] * (settings.weights.size(static_cast<std::int64_t>(axis) + 2) - 1) + 1;
        const std::int64_t room = input[axis + 2] + settings.paddingBefore[axis] + settings.paddingAfter[axis] - reach;
        TORCH_CHECK(room >= 0, "the picture is smaller than the convolution's kernel");
        shape.push_back(room / settings.stride[axis] + 1);
    }
    return shape;
}

dnnl::memory::dims weightShape(const ConvolutionSettings& settings) {
    dnnl::memory::dims shape = settings.weights.sizes().vec();
    if (settings.groups > 1) {
        shape.front() /= settings.groups;
        shape.insert(shape.begin(), settings.groups);
    }
    return shape;
}

dnnl::memory::desc biasForm(const ConvolutionSettings& settings) {
    return {{settings.bias.size(0)}, Type::f32, Order::x};
}

}  // namespace

/// In the order of the first plan, once there is one.
struct OneDnnConvolution::Weights {
    dnnl::memory memory;
};

struct OneDnnConvolution::Plan {
    Plan(const ConvolutionSettings& settings, at::IntArrayRef input);

    dnnl::memory::dims inputShape;
    dnnl::memory::dims shape;
    dnnl::convolution_forward::primitive_desc description;
    dnnl::convolution_forward primitive;
    dnnl::memory weights;
};

OneDnnConvolution::Plan::Plan(const ConvolutionSettings& settings, at::IntArrayRef input)
    : inputShape(input.vec()), shape(outputShape(settings, input)) {
    constexpr auto kKind = dnnl::prop_kind::forward_inference;
    constexpr auto kAlgorithm = dnnl::algorithm::convolution_direct;
    const dnnl::memory::desc source(inputShape, Type::f32, Order::nhwc);
    const dnnl::memory::desc anyWeights(weightShape(settings), Type::f32, Order::any);
    const dnnl::memory::desc result(shape, Type::f32, Order::nhwc);
    // oneDNN counts the places left out between two that are read.
    const dnnl::memory::dims gaps{settings.dilation[0] - 1, settings.dilation[1] - 1};
    const dnnl::primitive_attr attributes = attributesOf(settings);
#if DNNL_VERSION_MAJOR >= 3
    description = {processor(),           kKind,     kAlgorithm,      source, anyWeights,
                   biasForm(settings),    result,    settings.stride, gaps,   settings.paddingBefore,
                   settings.paddingAfter, attributes};
#else
    description = {{kKind, kAlgorithm, source, anyWeights, biasForm(settings), result, settings.stride, gaps, settings.paddingBefore,
                    settings.paddingAfter},
                   attributes,
                   processor()};
#endif
    primitive = dnnl::convolution_forward(description);
}

bool OneDnnConvolution::isUsable() {
    const dnnl_version_t* loaded = dnnl_version();
    return loaded != nullptr && loaded->major == DNNL_VERSION_MAJOR && loaded->minor >= DNNL_VERSION_MINOR;
}

OneDnnConvolution::OneDnnConvolution(ConvolutionSettings settings) : m_settings(std::move(settings)) {
    const auto order = m_settings.groups > 1 ? Order::goihw : Order::oihw;
    const dnnl::memory::desc plain(weightShape(m_settings), Type::f32, order);
    const torch::Tensor dense = m_settings.weights.contiguous();
    m_weights = std::make_unique<Weights>(Weights{dnnl::memory(plain, processor())});
    reorder(bound(plain, dense), m_weights->memory);
    m_settings.bias = m_settings.bias.contiguous();
    // From here on only their shape is asked for.
    m_settings.weights = torch::empty_like(dense, torch::kMeta);
}

OneDnnConvolution::~OneDnnConvolution() = default;

std::shared_ptr<const OneDnnConvolution::Plan> OneDnnConvolution::planFor(const torch::Tensor& input) {
    // Each time: a shape seen before says nothing of the numbers' kind or where they are.
    TORCH_CHECK(input.dim() == 4 && input.size(1) == m_settings.weights.size(1) * m_settings.groups && input.numel() > 0 &&
                    input.scalar_type() == torch::kFloat && input.device().is_cpu(),
                "the convolution of ", m_settings.weights.sizes(), " cannot take an input of ", input.sizes());
    const std::scoped_lock lock(m_planning);
    if (m_plan && input.sizes() == m_plan->inputShape) {
        return m_plan;
    }
    auto plan = std::make_shared<Plan>(m_settings, input.sizes());
    if (plan->description.weights_desc() != m_weights->memory.get_desc()) {
        const dnnl::memory packed(plan->description.weights_desc(), processor());
        reorder(m_weights->memory, packed);
        m_weights->memory = packed;
    }
    plan->weights = m_weights->memory;
    m_plan = plan;
    return plan;
}

torch::Tensor OneDnnConvolution::run(const torch::Tensor& input) {
    const auto plan = planFor(input);
    const auto& description = plan->description;
    const torch::Tensor source = input.contiguous(at::MemoryFormat::ChannelsLast);
    const torch::Tensor result = torch::empty(plan->shape, input.options(), at::MemoryFormat::ChannelsLast);
    const auto scratchBytes = static_cast<std::int64_t>(description.scratchpad_desc().get_size());
    const torch::Tensor scratch = torch::empty({scratchBytes}, torch::kByte);
    plan->primitive.execute(streamOfThread(), {{DNNL_ARG_SRC, bound(description.src_desc(), source)},
                                               {DNNL_ARG_WEIGHTS, plan->weights},
                                               {DNNL_ARG_BIAS, bound(biasForm(m_settings), m_settings.bias)},
                                               {DNNL_ARG_DST, bound(description.dst_desc(), result)},
                                               {DNNL_ARG_SCRATCHPAD, bound(description.scratchpad_desc(), scratch)}});
    streamOfThread().wait();
    return result;
}

}  // namespace intaglio::inference::torchlib
