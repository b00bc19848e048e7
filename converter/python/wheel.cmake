# Makes a wheel with the library and its mappings inside, by Python's standard tools:
#   cmake -D PYTHON=… -D SOURCE=… -D LIBRARY=… -D OUT=… -P wheel.cmake
# SOURCE is the top of the source tree, LIBRARY the shared library; the wheel is left in OUT.
set(stage ${OUT}/stage)
file(REMOVE_RECURSE ${stage})
file(COPY ${SOURCE}/converter/python/lexport ${SOURCE}/converter/python/pyproject.toml
          ${SOURCE}/converter/python/setup.py
     DESTINATION ${stage} PATTERN __pycache__ EXCLUDE)
file(REAL_PATH ${LIBRARY} library)
configure_file(${library} ${stage}/lexport/liblexport.so COPYONLY)
file(COPY ${SOURCE}/mappings DESTINATION ${stage}/lexport/share/lexport)
execute_process(COMMAND ${PYTHON} -m build --wheel --no-isolation --outdir ${OUT} ${stage}
                COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE ${stage})
