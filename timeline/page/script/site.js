// Copies the address of a calendar; where a browser does not let us, it is selected to be copied.
for (const button of document.querySelectorAll(".address button")) {
  const input = button.parentElement.querySelector("input");
  const status = button.parentElement.querySelector("[role=status]");
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
      button.textContent = button.dataset.copied;
      status.textContent = button.dataset.copied; // heard by those who do not see the button
      setTimeout(() => {
        button.textContent = label;
        status.textContent = "";
      }, 2000);
    } catch {
      input.focus();
    }
  });
}
