#include "app/run.hpp"

int main(int argc, char** argv) {
  return rutter::app::run({argv + (argc > 0 ? 1 : 0), argv + argc});
}
