"""What the trainers of both models share: padding, layer-wise rates, and a loop that is checkpointed and resumed."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

ROOT = Path(__file__).parent.parent
Log = Callable[[str], None]


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def pad(rows: Sequence[Sequence[int]], value: int = 0) -> Tensor:
    """A (rows, longest) tensor of int64."""
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *([value] * (width - len(row)))] for row in rows])


def optimizer_of(network: nn.Module, rate: float, decay: float, fresh: float) -> torch.optim.AdamW:
    """AdamW with a rate that shrinks by `decay` a layer towards the input; what is not the encoder's learns `fresh` times faster."""
    layers = network.encoder.config.num_hidden_layers
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        scale = fresh
        if name.startswith("encoder.encoder.layer."):
            scale = decay ** (layers - 1 - int(name.split(".")[3]))
        elif name.startswith("encoder.embeddings"):
            scale = decay**layers
        kept = parameter.ndim < 2 or name in ("transitions", "features.weight")
        groups.setdefault((rate * scale, 0.0 if kept else 0.01), []).append(parameter)
    return torch.optim.AdamW([{"params": p, "lr": r, "weight_decay": w} for (r, w), p in groups.items()], betas=(0.9, 0.98), fused=True)


@dataclass(frozen=True, slots=True)
class Loop:
    """The steps of a training run: where its checkpoint lies, how often it is written, and what makes the run the same one."""

    name: str
    saved: Path
    steps: int
    rate: Callable[[int], float]  # share of the peak rate at a step
    every: int
    seed: int
    plan: str = ""  # a digest of the data in their order; a checkpoint of another plan is refused

    def run(self, network: nn.Module, optimizer: torch.optim.Optimizer, loss_at: Callable[[int], Tensor], log: Log) -> Iterator[int]:
        """Take the steps that are left, and yield how many are done at each checkpoint; deterministic for a seed.

        Raises SystemExit if the checkpoint belongs to another plan.
        """
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, self.rate)
        parts = {"network": network, "optimizer": optimizer, "schedule": schedule}
        done = self._resumed(parts)
        log(f"{self.name}: {self.steps} steps, {done} done")
        network.train()
        running, started = 0.0, time.monotonic()
        for step in range(done, self.steps):
            torch.manual_seed(self.seed * 1_000_003 + step)
            loss = loss_at(step)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            running = 0.98 * running + 0.02 * loss.item() if step > done else loss.item()
            if step % 20 == 0:
                log(f"{self.name} step {step} loss {running:.4f} {(time.monotonic() - started) / (step - done + 1):.2f} s/step")
            if (step + 1) % self.every == 0 or step + 1 == self.steps:
                self._save(parts, step + 1)
                yield step + 1

    def _resumed(self, parts: dict[str, Any]) -> int:
        """Take up the checkpoint, if there is one; returns the steps done."""
        if not self.saved.exists():
            return 0
        state = torch.load(self.saved)
        if state.get("plan", "") != self.plan:
            raise SystemExit(f"{self.saved}: made with another mix; move it away, or give the same data, options and seed")
        for name, part in parts.items():
            part.load_state_dict(state[name])
        return int(state["step"])

    def _save(self, parts: dict[str, Any], step: int) -> None:
        """Write the checkpoint whole or not at all."""
        torch.save({name: part.state_dict() for name, part in parts.items()} | {"step": step, "plan": self.plan}, self.saved.with_suffix(".new"))
        self.saved.with_suffix(".new").replace(self.saved)


@contextmanager
def logged(path: Path) -> Iterator[Log]:
    """A function that prints a line and adds it to a file."""
    with path.open("a", encoding="utf-8") as lines:

        def log(line: str) -> None:
            print(line, flush=True)
            print(line, file=lines, flush=True)

        yield log
